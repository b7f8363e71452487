-- A real client: Neovim, headless, with the settings of editors/neovim. Run by tests/run as
--   nvim --headless --clean -S tests/editors/neovim.lua
-- with FACTUM, the program, SETTINGS, that file of settings, and DOSSIER, a folder that `factum init` has written, in the
-- environment.
local root = vim.env.DOSSIER
vim.g.factum_command = { vim.env.FACTUM, "lsp" }

local function finish(status, message)
  io.stdout:write(message .. "\n")
  vim.cmd("cquit " .. status)
end

local function must(value, message)
  if not value then
    error(message, 2)
  end
  return value
end

-- Waits until something is so.
local function wait(what, is_so)
  must(vim.wait(20000, is_so, 20), "in vain was waited for " .. what)
end

local function request(method, params)
  local answers = must(vim.lsp.buf_request_sync(0, method, params, 20000), "no answer to " .. method)
  for _, answer in pairs(answers) do
    local failure = answer.err or answer.error
    must(not failure, method .. ": " .. vim.inspect(failure))
    return answer.result
  end
end

-- Puts the cursor on some words, so many letters in.
local function go(words, within)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(words, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + (within or 0) })
      return number
    end
  end
  error("no " .. words)
end

local function client()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
end

-- What columns are counted in.
local function encoding()
  return client().offset_encoding
end

local function here()
  return vim.lsp.util.make_position_params(0, encoding())
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local function run()
  vim.cmd("source " .. vim.fn.fnameescape(vim.env.SETTINGS))
  vim.cmd("filetype on")
  vim.cmd("edit " .. vim.fn.fnameescape(root .. "/content/meetings/2031-05-06-lunde.md"))
  wait("the server", function()
    return client() and client().initialized
  end)

  -- Findings come and go.
  local line = go("[[ada-holm]]")
  local was = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { (was:gsub("ada%-holm", "ada-hom")) })
  wait("a finding", function()
    local found = vim.diagnostic.get(0)
    return #found == 1 and found[1].code == "F0101" and found[1].lnum == line - 1
  end)

  -- The safe fix is made.
  go("ada-hom", 2)
  local params = vim.lsp.util.make_range_params(0, encoding())
  params.context = { diagnostics = {}, only = { "quickfix" } }
  local fix = must(request("textDocument/codeAction", params)[1], "no fix")
  vim.lsp.util.apply_workspace_edit(fix.edit, encoding())
  must(text():find("[[ada-holm]] told", 1, true), "the fix was not made")
  wait("nothing to be found", function()
    return #vim.diagnostic.get(0) == 0
  end)

  -- What is shown of a note, of a quote, of a figure; where a quote stands.
  go("[[ada-holm]]", 3)
  must(request("textDocument/hover", here()).contents.value:find("Ada Holm", 1, true), "no card")
  go("[[passengers@2030]]", 3)
  must(request("textDocument/hover", here()).contents.value:find("212,000", 1, true), "no series")
  go('"From November the ferry', 5)
  local place = request("textDocument/definition", here())
  must(place.uri:match("captures/herald%-2031%-05%-07%.txt$"), "the quote was not found in its capture")

  -- A quote is completed from its first words, and its entry written.
  line = go("weekdays.[^hours]", 0)
  was = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]
  local typed = (was:gsub("%[%^hours%].*", "[^the ferry carr"))
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { typed })
  vim.api.nvim_win_set_cursor(0, { line, #typed })
  local params_ = here()
  params_.position.character = #typed
  local list = request("textDocument/completion", params_)
  local item = must(list.items[2], "no quote is offered")
  must(item.label:find("The ferry carried 212,000 passengers in 2030", 1, true), item.label)
  local edits = vim.list_extend({ item.textEdit }, item.additionalTextEdits)
  vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), encoding())
  must(text():find("weekdays.[^ferry-carried]", 1, true), text())
  must(text():find("  ferry-carried:\n    source: courier-2031-05-02\n", 1, true), text())
  vim.cmd("edit!")

  -- A note is renamed with its file and all that names it.
  go("[[per-vik]]", 3)
  local rename = here()
  rename.newName = "per-wiik"
  vim.lsp.util.apply_workspace_edit(request("textDocument/rename", rename), encoding())
  must(text():find("[[per-wiik]]", 1, true), "the link was not renamed")
  vim.cmd("silent wall")
  must(vim.fn.filereadable(root .. "/content/actors/per-wiik.md") == 1, "the file was not renamed")
  must(vim.fn.filereadable(root .. "/content/actors/per-vik.md") == 0, "the old file is still there")
  wait("nothing to be found", function()
    return #vim.diagnostic.get(nil) == 0
  end)
end

local is_done, failure = pcall(run)
if is_done then
  finish(0, "Neovim 0." .. vim.version().minor .. ": all passed")
else
  finish(1, tostring(failure))
end
