// Words that are cut and folded in some way of their own. A note of the large dossier holds them, and the
// test of the search asks for each.
export const odd = [
  "Gólovnoy", "NAÏVE", "Straße", "Ærøskøbing", "Łódź", "Đặng", "ﬁnance", "km²", "İzmir", "ılıca", "Ελλάς", "ΕΛΛΑΔΑ",
  "Душанбе́", "Йошкар", "東京", "ｆｕｌｌｗｉｄｔｈ", "O’Neill’s", "o'hara's", "1,234,567.5", "201st", "e\u0301tude", "שָׁלוֹם",
  "مَرْحَبا", "हिन्दी", "ไทย", "𝔣𝔯𝔞𝔨𝔱𝔲𝔯", "Ⅷ", "½", "naïveté’s", "l’éditeur", "Dell'Acqua", "aujourd’hui", "x".repeat(60), "constructor", "__proto__", "hasOwnProperty",
];
