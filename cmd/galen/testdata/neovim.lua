-- A morning at a desk in Neovim, with its own client of the Language Server Protocol.
local function fail(what)
  io.stderr:write('NOT: ' .. what .. '\n' .. vim.inspect(vim.diagnostic.get(0)) .. '\n')
  vim.cmd('cquit 1')
end
local function wait(what, f)
  if not vim.wait(40000, f, 20) then fail(what) end
end
local function problem(words)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.message:find(words, 1, true) then return d end
  end
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  for _, a in pairs(answers) do
    if a.error then fail(method .. ': ' .. vim.inspect(a.error)) end
    return a.result
  end
  fail(method .. ' has no answer')
end

vim.cmd('edit content/health/measles.md')
local id = vim.lsp.start_client({name = 'galen', cmd = {'galen', 'lsp'}, root_dir = vim.fn.getcwd()})
vim.lsp.buf_attach_client(0, id)
wait('the server is ready', function() return vim.lsp.get_client_by_id(id).initialized end)

-- A misspelled key, and its correction.
vim.api.nvim_buf_set_text(0, 1, 0, 1, 5, {'titel'})
wait('a misspelled key', function() return problem('unknown key "titel"') end)
local d = problem('unknown key "titel"')
if d.lnum ~= 1 or d.col ~= 0 or d.end_col ~= 5 or d.severity ~= vim.diagnostic.severity.ERROR or d.source ~= 'galen' then fail('where it is') end
vim.api.nvim_win_set_cursor(0, {2, 0})
local params = vim.lsp.util.make_range_params()
params.context = {diagnostics = {}}
local actions = ask('textDocument/codeAction', params)
if #actions ~= 1 then fail('one correction: ' .. vim.inspect(actions)) end
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
if vim.fn.getline(2) ~= 'title: Measles' then fail('the correction is written: ' .. vim.fn.getline(2)) end
wait('the problem has gone', function() return not problem('titel') end)

-- A link that leads nowhere, after a character of four bytes.
vim.api.nvim_buf_set_lines(0, -1, -1, false, {'', '😀 See [this](/nowhere/).'})
wait('a broken link', function() return problem('leads nowhere') end)
if problem('leads nowhere').col ~= 9 then fail('the column of the link') end
vim.cmd('undo')
wait('the link has gone', function() return not problem('leads nowhere') end)

-- What the server knows.
vim.api.nvim_win_set_cursor(0, {5, 11})
local hover = ask('textDocument/hover', vim.lsp.util.make_position_params())
if not hover.contents.value:find('Test desk', 1, true) then fail('hover: ' .. vim.inspect(hover)) end
local there = ask('textDocument/definition', vim.lsp.util.make_position_params())
if not there.uri:find('content/authors/desk.md', 1, true) then fail('definition: ' .. vim.inspect(there)) end
local list = ask('textDocument/completion', vim.lsp.util.make_position_params())
if list.items[1].label ~= 'desk' then fail('completion: ' .. vim.inspect(list)) end
local headings = ask('textDocument/documentSymbol', vim.lsp.util.make_position_params())
if headings[1].name ~= 'Signs' then fail('headings: ' .. vim.inspect(headings)) end

vim.lsp.get_client_by_id(id).stop()
wait('the server has ended', function() return vim.lsp.client_is_stopped(id) end)
io.stdout:write('all was there\n')
vim.cmd('qall!')
