"use strict";
// Everything that comes from a law or a question is put on the page as text, never as markup.

const API = "/api/v1";
const COUNTRIES = { BN: "Brunei", ID: "Indonesia", KH: "Cambodia", LA: "Laos", MM: "Myanmar", MY: "Malaysia",
  PH: "Philippines", SG: "Singapore", TH: "Thailand", TL: "Timor-Leste", VN: "Viet Nam" };
const LANGUAGES = { ind: ["id", "Bahasa Indonesia"], msa: ["ms", "Bahasa Melayu"], tha: ["th", "ไทย"], vie: ["vi", "Tiếng Việt"],
  fil: ["fil", "Filipino"], khm: ["km", "ខ្មែរ"], lao: ["lo", "ລາວ"], mya: ["my", "မြန်မာ"], eng: ["en", "English"],
  por: ["pt", "Português"], tet: ["tet", "Tetun"] };
const form = document.getElementById("ask");
const message = document.getElementById("message");
const results = document.getElementById("hits");

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text !== null && text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function bcp47(language) { return LANGUAGES[language] ? LANGUAGES[language][0] : "und"; }

function say(text, warning = false) {
  message.textContent = text;
  message.classList.toggle("warn", warning);
}

async function ask(path, parameters) {
  const response = await fetch(`${API}${path}?${parameters}`, { headers: { Accept: "application/json" } });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || response.statusText);
  return body;
}

async function prepare() {
  const countries = document.getElementById("countries");
  const held = Object.fromEntries((await ask("/coverage", "")).coverage.map((one) => [one.country, one]));
  for (const [code, name] of Object.entries(COUNTRIES)) {
    const label = element("label", null, { title: held[code].titles.slice(0, 8).join("\n") || "no law held" });
    label.append(element("input", null, { type: "checkbox", name: "country", value: code }), `${name} ${held[code].works}`);
    label.classList.toggle("none", held[code].works === 0);
    countries.append(label);
  }
  const languages = document.getElementById("languages");
  for (const [code, [tag, name]] of Object.entries(LANGUAGES)) languages.append(element("option", name, { value: code, lang: tag }));
  fill(new URLSearchParams(location.search));
  if (new URLSearchParams(location.search).get("q")) run();
}

function fill(parameters) {
  for (const field of form.elements) {
    if (!field.name) continue;
    const values = parameters.getAll(field.name);
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

function chosen() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) parameters.append(name, value);
  return parameters;
}

function citeLinks(citation) {
  const links = [];
  const page = citation.pages[0];
  links.push(element("a", `PDF, page ${page}`, { href: `${API}/files/${encodeURIComponent(citation.sha256)}.pdf#page=${page}`, target: "_blank", rel: "noopener" }));
  if (/^https?:\/\//i.test(citation.source_url || ""))
    links.push(element("a", "Official source", { href: citation.source_url, target: "_blank", rel: "noopener noreferrer" }));
  const copy = element("a", "Copy citation", { href: "#", role: "button" });
  copy.addEventListener("click", async (event) => {
    event.preventDefault();
    await navigator.clipboard.writeText(citation.formatted);
    copy.textContent = "Copied";
  });
  links.push(copy);
  return links;
}

function facts(hit) {
  const c = hit.citation;
  return { citation: c.formatted, work: c.work, provision: hit.provision, "English title": c.title_en,
    "text state": c.text_state.replaceAll("_", " "), "printed pages": c.printed_pages.join(", "), file: c.file, "SHA-256": c.sha256,
    "verdict on the page": c.verdict === "ok" ? null : [c.verdict, ...c.reasons].join("; "),
    similarity: hit.similarity === null ? null : `${hit.similarity} (rank ${hit.dense_rank ?? "below the candidates"})`,
    "words (BM25)": hit.lexical === null ? null : `${hit.lexical} (rank ${hit.lexical_rank ?? "none"})`,
    score: hit.score, cited: hit.exact ? "the question cites this provision" : null };
}

function tableOf(table, tag) {
  const frame = element("div", null, { class: "table", tabindex: "0", role: "region", lang: tag,
    "aria-label": `Table, page ${table.page}` });
  const made = element("table");
  made.append(element("caption", `Table, page ${table.page}${table.continues ? ", continued" : ""}`));
  const head = element("thead"), body = element("tbody");
  table.rows.forEach((row, at) => {
    const line = element("tr");
    for (const cell of row) line.append(element(at < table.header ? "th" : "td", cell ?? "", cell === null ? { class: "part" } : {}));
    (at < table.header ? head : body).append(line);
  });
  made.append(head, body);
  frame.append(made);
  return frame;
}

function show(hit) {
  const made = document.getElementById("hit").content.cloneNode(true);
  const c = hit.citation;
  const tag = bcp47(c.language);
  const head = made.querySelector("h2");
  head.append(`${hit.rank}. `, element("span", c.title, { lang: tag }), ", ", element("span", c.label, { lang: tag }));
  const marks = made.querySelector(".marks");
  marks.append(element("span", COUNTRIES[c.country] || c.country));
  const standing = c.status === "in_force" ? {} : { class: "warn" };
  marks.append(element("span", c.status === "sample" ? "sample text, not law" : c.status.replaceAll("_", " "), standing));
  if (c.expression_date) marks.append(element("span", `as of ${c.expression_date}`));
  if (c.read_by === "ocr") {
    const sure = c.confidence === null ? "" : ` (confidence ${Math.round(100 * c.confidence)} %)`;
    marks.append(element("span", `machine-read, check the page image${sure}`, { class: "warn" }));
  } else if (c.verdict !== "ok") marks.append(element("span", `page ${c.verdict}`, { class: "warn" }));
  if (c.corrected) {
    const how = { class: "warn", title: `${c.corrected.fields.join(", ")}: ${c.corrected.reason}` };
    marks.append(element("span", `corrected by ${c.corrected.by}, ${c.corrected.at.slice(0, 10)}`, how));
  }
  if (hit.role !== "main") marks.append(element("span", hit.role));
  const path = made.querySelector(".path");
  path.textContent = hit.path.join(" › ");
  path.lang = tag;
  const quote = made.querySelector("blockquote");
  quote.textContent = hit.text;
  quote.lang = tag;
  quote.after(...(hit.tables || []).map((table) => tableOf(table, tag)));
  made.querySelector(".links").append(...citeLinks(c));
  const list = made.querySelector("dl");
  for (const [name, value] of Object.entries(facts(hit)))
    if (value !== null && value !== "") list.append(element("dt", name), element("dd", String(value)));
  return made;
}

async function run() {
  const parameters = chosen();
  history.replaceState(null, "", `?${parameters}`);
  const compare = parameters.get("view") === "compare";
  parameters.delete("view");
  results.replaceChildren();
  document.querySelector("main").classList.toggle("wide", compare);
  say("Searching …");
  try {
    if (compare) {
      parameters.delete("language");
      parameters.set("k", "3");
      compareView(await ask("/compare", parameters));
    } else searchView(await ask("/search", parameters));
  } catch (error) {
    say(error.message, true);
  }
}

function searchView(answer) {
  if (answer.outcome === "no_match" && answer.hits.length) say(answer.reason, true);
  else if (answer.outcome !== "found") {
    const held = answer.coverage.filter((one) => one.works).map((one) => `${COUNTRIES[one.country]}: ${one.titles.join("; ")}`);
    const what = answer.outcome === "outside_coverage" ? "Not held" : "No match";
    say(`${what}: ${answer.reason}.\nHeld: ${held.join("\n") || "nothing"}`, true);
  } else {
    const name = LANGUAGES[answer.query_language];
    say(`${answer.hits.length} provisions${name ? `; question read as ${name[1]}` : ""}`);
  }
  results.replaceChildren(...answer.hits.map(show));
}

function compareView(answer) {
  say("");
  const grid = element("div", null, { class: "columns" });
  for (const cell of answer.countries) {
    const column = element("section");
    column.append(element("h2", COUNTRIES[cell.country]));
    if (cell.empty) column.append(element("p", cell.empty, { class: "empty" }));
    column.append(...cell.hits.map(show));
    grid.append(column);
  }
  results.replaceChildren(grid);
}

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
prepare().catch((error) => say(error.message, true));
