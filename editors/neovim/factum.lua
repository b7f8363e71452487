-- Starts `factum lsp` for the notes of a dossier. For Neovim 0.7 and later: put this file into
-- ~/.config/nvim/plugin/, or into .nvim.lua of the dossier.
local command = vim.g.factum_command or { "factum", "lsp" }

-- The nearest folder above a file that is a dossier.
local function dossier(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  while folder ~= "" do
    if vim.fn.filereadable(folder .. "/factum.yaml") == 1 and vim.fn.isdirectory(folder .. "/content") == 1 then
      return folder
    end
    local above = vim.fn.fnamemodify(folder, ":h")
    if above == folder then
      return nil
    end
    folder = above
  end
end

local clients = {}

-- The page at the cursor, in the preview that the server starts.
local function show_page()
  local client = vim.lsp.get_client_by_id(clients[dossier(vim.api.nvim_buf_get_name(0)) or ""] or 0)
  if not client then
    return
  end
  local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
  vim.lsp.buf_request(0, "workspace/executeCommand", {
    command = "factum.showPage",
    arguments = { position.textDocument.uri, position.position },
  }, function(failure)
    if failure then
      vim.notify(failure.message, vim.log.levels.ERROR)
    end
  end)
end

local function start(buffer)
  local root = dossier(vim.api.nvim_buf_get_name(buffer))
  if not root or vim.bo[buffer].buftype ~= "" then
    return
  end
  if not clients[root] then
    clients[root] = vim.lsp.start_client({
      name = "factum",
      cmd = command,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      on_exit = function()
        clients[root] = nil
      end,
    })
  end
  vim.lsp.buf_attach_client(buffer, clients[root])
  vim.api.nvim_buf_create_user_command(buffer, "FactumShowPage", show_page, {})
  vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "markdown", "yaml" },
  callback = function(event)
    start(event.buf)
  end,
})
