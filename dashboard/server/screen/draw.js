// Time, words and drawing. One function holds this file and screen.js: the document joins them.
const page = JSON.parse(document.getElementById("page").textContent);
const { words } = page;
const root = document.documentElement;
const at = (id) => document.getElementById(id);
const MINUTE = 60000, DAY = 86400000, PATIENCE = 20000, LONGEST_WAIT = 5 * MINUTE, TRUSTED = 2 * MINUTE;
const SHIFTS = [[0, 0], [8, 4], [-8, -4], [4, -8], [-4, 8], [8, -8], [-8, 8], [0, 8], [0, -8]];
let answer = page.answer, etag = "", drawn = [], received = Date.parse(answer.as_of);

// The document does not write its drawings twice: they are read where the server has drawn them.
const read = (box, ...names) => names.map((name) => box.getAttribute(name));
function reread(box) {
  const [, , width, height] = box.getAttribute("viewBox").split(" ");
  const strokes = [...box.querySelectorAll("path")].map((each) => read(each, "class", "d")).map(([role, path]) => ({ role, path }));
  const marks = [...box.querySelectorAll("text")].map((each) => {
    const [role, x, y, anchor] = read(each, "class", "x", "y", "text-anchor");
    return { role, x, y, anchor, text: each.textContent };
  });
  return { width, height, summary: box.getAttribute("aria-label"), strokes, marks };
}
answer.scenes.forEach((scene, place) => {
  const box = at("scenes").children[place]?.querySelector("svg.drawing");
  scene.drawing = box ? reread(box) : null;
});

// Time. The device's clock is shown unless the server's is two minutes away. Ages are counted to the later of two
// estimates, so that neither a suspended machine nor a clock set back makes a figure look younger than it is.
let offset = 0, synced = null, floor = Date.parse(answer.as_of);
const honest = () => {
  const device = Date.now() + offset;
  const steady = synced ? synced.at + performance.now() - synced.on : 0;
  return Math.max(device, steady, floor);
};
const shownTime = () => (Math.abs(honest() - Date.now()) > TRUSTED ? honest() : Date.now());
const zone = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris", hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
  hour: "numeric", minute: "2-digit",
});
const paris = (time) => Object.fromEntries(zone.formatToParts(time).map((part) => [part.type, part.value]));
const parisDay = (time) => { const { year, month, day } = paris(time); return Date.UTC(year, month - 1, day); };

// Words.
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const plural = (count, one, many) => ((page.language === "fr" ? Math.abs(count) < 2 : count === 1) ? one : many);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [, unit, one, many] = words.spans.find(([least]) => seconds >= least);
  const count = Math.floor(seconds / unit);
  return fill(plural(count, one, many), { n: count });
}
function age(instant, isDay) {
  const time = honest();
  if (!isDay) return time - instant < MINUTE ? words.now : fill(words.ago, { duration: duration(time - instant) });
  const days = Math.round((parisDay(time) - Math.floor(instant / DAY) * DAY) / DAY);
  if (days < 2) return days < 1 ? words.today : words.yesterday;
  return fill(words.ago, { duration: duration(days * DAY) });
}

// Drawing: the same elements as the server's. Everything is text; nothing is ever read as markup.
function h(name, of, ...inner) {
  const made = document.createElement(name);
  if (of) made.className = of;
  made.append(...inner.filter((each) => each !== null && each !== ""));
  return made;
}
const p = (of, text) => (text ? h("p", of, text) : null);
function svg(name, attributes, ...inner) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inner);
  return made;
}
const icon = (name) => svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `#i-${name}` }));
function stateOf(figure) {
  const time = honest();
  if (!figure.value || (figure.gone_at && time >= Date.parse(figure.gone_at))) return "gone";
  return figure.amber_at && time >= Date.parse(figure.amber_at) ? "amber" : "fresh";
}
function figureBox(figure, state) {
  if (state === "gone") {
    const since = figure.seen ? fill(words.since, { seen: figure.seen }) : "";
    return h("div", "figure", p("label", figure.label), p("gone", words.gone), p("age", since));
  }
  const unit = figure.unit ? h("span", figure.unit.length <= 3 ? "unit" : "unit long", figure.unit) : null;
  const mark = figure.status === "none" ? null : icon(figure.status);
  const word = figure.word ? h("p", `word ${figure.status}`, mark, h("span", "", figure.word, figure.goal ? h("small", "", figure.goal) : null)) : null;
  return h("div", /\d/.test(figure.value) ? "figure" : "figure told", p("label", figure.label), h("p", "value", h("b", "", figure.value), unit), word, h("p", "age"));
}
function drawingBox(drawing) {
  const box = { class: "drawing", viewBox: `0 0 ${drawing.width} ${drawing.height}`, role: "img", "aria-label": drawing.summary };
  const strokes = drawing.strokes.map((each) => svg("path", { class: each.role, d: each.path }));
  const marks = drawing.marks.map((each) => svg("text", { class: each.role, x: each.x, y: each.y, "text-anchor": each.anchor }, each.text));
  return svg("svg", box, ...strokes, ...marks);
}
function standing(time) {
  const today = parisDay(time);
  for (const day of answer.calendar.days) {
    for (const span of day.spans) {
      if (time < Date.parse(span.start_at)) {
        const away = Math.round((Date.parse(day.day) - today) / DAY);
        const said = away === 0 ? words.opens : away === 1 ? words.opens_tomorrow : words.opens_on;
        return [false, fill(said, { time: span.start, day: day.name })];
      }
      if (time < Date.parse(span.end_at)) return [true, fill(words.until, { time: span.end })];
    }
  }
  return [false, ""];
}
function coming(time) {
  const today = parisDay(time);
  return answer.calendar.days.filter((day) => Date.parse(day.day) >= today).slice(0, 7);
}
function hoursBoxes() {
  const time = honest(), today = parisDay(time), days = coming(time);
  if (!days.length) return [h("div", "now", p("gone", words.unknown_hours))];
  const [isOpen, until] = standing(time);
  const rows = days.map((day) => {
    const away = Math.round((Date.parse(day.day) - today) / DAY);
    const name = h("th", "", capital(away === 0 ? words.today : away === 1 ? words.tomorrow : day.short));
    name.setAttribute("scope", "row");
    const spans = day.spans.map((span) => `${span.start}\u00a0–\u00a0${span.end}`).join(", ") || words.closed;
    return h("tr", "", name, h("td", "", day.note ? `${spans} (${day.note})` : spans));
  });
  const now = p(`state ${isOpen ? "met" : "none"}`, isOpen ? words.open : words.closed);
  return [h("div", "now", now, p("until", until)), h("table", "week", h("tbody", "", ...rows))];
}
function sceneBox(scene, states) {
  const isThere = !states.length || states[0] !== "gone";
  const boxes = scene.figures.map((figure, place) => figureBox(figure, states[place]));
  const isDrawn = Boolean(scene.drawing && isThere), body = h("div", "body");
  if (boxes.length) body.append(h("div", `figures n${boxes.length}`, ...boxes));
  if (isDrawn) body.append(drawingBox(scene.drawing));
  if (scene.kind === "hours" && answer.calendar) body.append(...hoursBoxes());
  const demo = scene.is_demo ? h("b", "demo", scene.kind === "hours" ? words.demo_hours : words.demo) : null;
  const source = h("p", "source", demo, scene.source ? h("span", "", scene.source) : null);
  const note = isThere || scene.kind !== "share" ? scene.note : "";
  return h("section", `scene ${scene.kind}${isDrawn ? " drawn" : ""}`, h("header", "", p("theme", scene.theme), h("h2", "", scene.title)), body,
    isThere ? p("sentence", scene.sentence) : null, h("footer", "", p("note", note), source));
}
