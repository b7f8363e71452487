#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factum_fuzz::lsp(data));
