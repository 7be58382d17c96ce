// What pdf.js hears of a PDF: a line for each piece, with its kind and its words; a blank line after
// each page. Footnotes come after all pages, as they do in the tree; the list of contents is left out.
const [library, file] = process.argv.slice(2);
const { getDocument } = await import(library);

const KINDS = new Set(["H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl", "TH", "TD", "Caption"]);
const document = await getDocument({ url: file, verbosity: 0, isEvalSupported: false }).promise;

const [texts, notes] = [[], []];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const contents = await marked(page);
  const [text, note] = [[], []];
  const walk = (node, pieces, piece) => {
    // A picture is heard by its alternative text.
    if (node.role === "TOC" || node.role === "Figure") return;
    // The rows of a table that stand on other pages are in the tree of this one, without their text.
    if (node.role === "TR" && !said(node, contents)) return;
    if (node.role === "Note") pieces = note;
    if (node.type === "content" && piece) piece.words += contents.get(node.id) ?? "";
    if (KINDS.has(node.role)) pieces.push((piece = { kind: node.role, words: "" }));
    for (const child of node.children ?? []) walk(child, pieces, piece);
  };
  walk((await page.getStructTree()) ?? {}, text, null);
  texts.push(text);
  notes.push(note);
}
for (const page of [...texts, ...notes]) {
  for (const { kind, words } of page) console.log(`${kind}\t${words.replace(/\s+/g, " ")}`);
  console.log();
}

// Whether anything in a node has text.
function said(node, contents) {
  const words = node.type === "content" ? contents.get(node.id) : "";
  return words?.trim() || (node.children ?? []).some((child) => said(child, contents));
}

// The text of each stretch of marked content.
async function marked(page) {
  const contents = new Map();
  const open = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  for (const item of items) {
    if (item.type === "beginMarkedContentProps") open.push(item.id);
    else if (item.type === "beginMarkedContent") open.push(null);
    else if (item.type === "endMarkedContent") open.pop();
    else if (open.at(-1)) {
      contents.set(open.at(-1), (contents.get(open.at(-1)) ?? "") + item.str);
    }
  }
  return contents;
}
