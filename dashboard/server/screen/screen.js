"use strict";
(() => {
  const page = JSON.parse(document.getElementById("page").textContent);
  const { words } = page;
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const MINUTE = 60000, DAY = 86400000, PATIENCE = 20000, LONGEST_WAIT = 5 * MINUTE, TRUSTED = 2 * MINUTE;
  const SHIFTS = [[0, 0], [8, 4], [-8, -4], [4, -8], [-4, 8], [8, -8], [-8, 8], [0, 8], [0, -8]];
  let answer = page.answer, etag = "", drawn = [], received = Date.parse(answer.as_of);

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
    const word = figure.word ? h("p", `word ${figure.status}`, mark, h("span", "", figure.word)) : null;
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
    const body = h("div", scene.drawing && isThere ? "body drawn" : "body");
    if (boxes.length) body.append(h("div", `figures n${boxes.length}`, ...boxes));
    if (scene.drawing && isThere) body.append(drawingBox(scene.drawing));
    if (scene.kind === "hours" && answer.calendar) body.append(...hoursBoxes());
    const demo = scene.is_demo ? h("b", "demo", scene.kind === "hours" ? words.demo_hours : words.demo) : null;
    const source = h("p", "source", demo, scene.source ? h("span", "", scene.source) : null);
    return h("section", `scene ${scene.kind}`, h("header", "", p("theme", scene.theme), h("h2", "", scene.title)), body,
      isThere ? p("sentence", scene.sentence) : null, h("footer", "", p("note", scene.note), source));
  }
  const signature = (scene, states) =>
    scene.kind === "hours" && answer.calendar ? `${parisDay(honest())} ${standing(honest())}` : states.join();
  function made(scene) {
    const states = scene.figures.map(stateOf);
    return { scene, states, key: signature(scene, states), box: sceneBox(scene, states) };
  }
  function draw() {
    const found = answer.scenes.map(made);
    const boxes = found.length ? found.map((each) => each.box) : [h("section", "scene empty", p("gone", words.gone))];
    at("scenes").replaceChildren(...boxes);
    at("dots").replaceChildren(...boxes.map(() => h("i")));
    drawn = found;
    show(Math.min(current, boxes.length - 1));
    refresh();
  }

  // What passes: ages, the states that they lead to, the clock, light and night.
  const say = (box, text) => { if (box && box.textContent !== text) box.textContent = text; };
  function sayAge(box, figure, state) {
    const instant = Date.parse(figure.observed_at);
    const told = age(instant, figure.is_day);
    const text = fill(state === "amber" ? words.amber : words.observed, { age: told });
    const whole = figure.note ? `${figure.note}, ${text}` : capital(text);
    if (box.dataset.told === whole) return;
    box.dataset.told = whole;
    box.className = state === "amber" ? "age amber" : "age";
    box.replaceChildren(...(state === "amber" ? [icon("amber")] : []), h("span", "", whole));
  }
  function refresh() {
    drawn.forEach((each, place) => {
      const states = each.scene.figures.map(stateOf);
      const key = signature(each.scene, states);
      if (key !== each.key) {
        const isOn = each.box.classList.contains("on");
        drawn[place] = made(each.scene);
        each.box.replaceWith(drawn[place].box);
        drawn[place].box.classList.toggle("on", isOn);
        drawn[place].box.setAttribute("aria-hidden", String(!isOn));
      }
      const ages = drawn[place].box.querySelectorAll(".figure");
      each.scene.figures.forEach((figure, rank) => {
        if (states[rank] !== "gone" && figure.observed_at) sayAge(ages[rank].querySelector(".age"), figure, states[rank]);
      });
    });
    const late = honest() - received > Math.max(5 * MINUTE, 4000 * answer.look.poll_seconds);
    say(at("link"), late ? capital(fill(words.received, { age: age(received, false) })) : "");
    ambience();
  }
  let minute = 0;
  function ambience() {
    const time = shownTime();
    if (Math.floor(time / MINUTE) === minute) return;
    minute = Math.floor(time / MINUTE);
    const { year, month, day, hour, minute: m } = paris(time);
    const weekday = words.weekdays[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7];
    say(at("clock"), fill(words.clock, { h: Number(hour), m }));
    say(at("date"), `${weekday} ${day === "1" ? words.first : day}\u00a0${words.months[month - 1]} ${year}`);
    const asked = { clair: "light", light: "light", sombre: "dark", dark: "dark" }[new URLSearchParams(location.search).get("theme")];
    const wall = `${hour.padStart(2, "0")}:${m}`, { look } = answer;
    const byHour = look.day_start <= wall && wall < look.day_end ? "light" : "dark";
    root.dataset.theme = asked || (look.theme === "hours" ? byHour : look.theme);
    root.classList.toggle("night", isNight(honest()));
  }
  function isNight(time) {
    if (!answer.look.is_black_at_night || !answer.calendar) return false;
    const day = answer.calendar.days.find((each) => Date.parse(each.day) === parisDay(time));
    if (!day) return false;
    if (!day.spans.length) return true;
    const margin = 1000 * answer.look.margin_seconds;
    return time < Date.parse(day.spans[0].start_at) - margin || time >= Date.parse(day.spans[day.spans.length - 1].end_at) + margin;
  }

  // Rhythm: one scene after the other; one with priority comes back every second turn.
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let current = 0, cursor = 0, since = performance.now(), paused = still.matches, loops = 0;
  function show(place) {
    current = Math.max(0, place);
    [...at("scenes").children].forEach((box, rank) => {
      box.classList.toggle("on", rank === current);
      box.setAttribute("aria-hidden", String(rank !== current));
    });
    [...at("dots").children].forEach((dot, rank) => { dot.className = rank === current ? "on" : ""; });
    since = performance.now();
  }
  function next() {
    const count = at("scenes").children.length;
    const first = drawn.findIndex((each) => each.scene.is_priority && each.states.some((state) => state !== "gone"));
    if (first >= 0 && current !== first && count > 2) return show(first);
    do {
      cursor = (cursor + 1) % count;
      if (cursor === 0) turn();
    } while (cursor === first && count > 1);
    return show(cursor);
  }
  function turn() {
    const [x, y] = SHIFTS[(loops += 1) % SHIFTS.length];
    at("screen").style.transform = `translate(${x}px,${y}px)`;
  }
  function pause(isPaused) {
    paused = isPaused;
    since = performance.now();
    say(at("pause"), paused ? words.paused : "");
  }
  function tick() {
    try {
      refresh();
      const seconds = drawn[current] ? drawn[current].scene.seconds : 15;
      if (!paused && performance.now() - since >= 1000 * seconds) next();
    } catch { /* what is drawn stays */ }
  }

  // What is kept on the device: the last answer, the offset of its clock, the latest moment that it has seen.
  const shelf = new Promise((done) => {
    try {
      const asked = indexedDB.open("ecran", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = asked.onblocked = () => done(null);
    } catch { done(null); }
  });
  async function keep() {
    const base = await shelf;
    try { base?.transaction("kept", "readwrite").objectStore("kept").put({ answer, etag, offset, received, floor: honest() }, page.api); } catch { /* a full disk */ }
  }
  async function kept() {
    const base = await shelf;
    if (!base) return null;
    return new Promise((done) => {
      const asked = base.transaction("kept").objectStore("kept").get(page.api);
      asked.onsuccess = () => done(asked.result || null);
      asked.onerror = () => done(null);
    });
  }

  // What is asked: each minute or so, only what changed, and less and less often while nobody answers.
  function check(told) {
    const right = told && Array.isArray(told.scenes) && told.scenes.length <= 12 && told.look && typeof told.document === "string"
      && Number.isFinite(Date.parse(told.as_of)) && told.scenes.every((each) => typeof each.title === "string" && Array.isArray(each.figures));
    if (!right) throw new TypeError("not an answer");
  }
  function take(told, tag) {
    check(told);
    const before = answer;
    answer = told;
    minute = 0;
    try { draw(); } catch (error) { answer = before; draw(); throw error; }
    etag = tag;
  }
  function sync(reply, told, started) {
    const time = Date.parse(reply.headers.get("Date") || (told && told.as_of));
    if (!Number.isFinite(time)) return;
    const on = performance.now();
    synced = { at: time + 500 + (on - started) / 2, on };
    offset = synced.at - Date.now();
    floor = 0;
    minute = 0;
  }
  let failures = 0, timer = 0, busy = false;
  async function poll() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    const patience = new AbortController();
    const limit = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const started = performance.now();
      const reply = await fetch(page.api, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store", credentials: "omit", signal: patience.signal });
      if (reply.status !== 200 && reply.status !== 304) throw new Error("refused");
      const told = reply.status === 200 ? await reply.json() : null;
      if (told) check(told);
      sync(reply, told, started);
      if (told) take(told, reply.headers.get("ETag") || "");
      received = honest();
      failures = 0;
      refresh();
      if (told) await keep();
      if (answer.document !== page.answer.document) await renew();
    } catch { failures += 1; } finally {
      clearTimeout(limit);
      busy = false;
      const wait = failures ? Math.min(LONGEST_WAIT, 5000 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2) : 1000 * answer.look.poll_seconds * (0.8 + 0.4 * Math.random());
      timer = setTimeout(poll, wait);
    }
  }
  // A new version: only once the new document is there whole, and never twice in ten minutes.
  async function renew() {
    try {
      const last = Number(sessionStorage.getItem("renewed")) || 0;
      if (Math.abs(Date.now() - last) < 10 * MINUTE) return;
      const reply = await fetch(location.href, { cache: "no-store" });
      if (reply.status !== 200 || !(await reply.text()).includes(answer.document)) return;
      sessionStorage.setItem("renewed", String(Date.now()));
      location.reload();
    } catch { /* this document goes on */ }
  }
  async function hold() {
    try {
      await navigator.serviceWorker.register("/ecran/sw.js", { scope: "/ecran" });
      await navigator.serviceWorker.ready;
      await (await caches.open("ecran")).add(location.href);
    } catch { /* an address without TLS has no service worker: figures are kept all the same */ }
  }

  addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    pause(!paused);
  });
  still.addEventListener("change", () => pause(still.matches));
  addEventListener("online", poll);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) poll(); });
  root.classList.add("ready");
  draw();
  pause(paused);
  setInterval(tick, 1000);
  setInterval(keep, 10 * MINUTE);
  kept().then((found) => {
    if (!found || synced) return;
    offset = Number(found.offset) || 0;
    if (Date.parse(found.answer?.as_of) > Date.parse(answer.as_of)) { received = found.received; take(found.answer, found.etag); }
    floor = Math.max(floor, Number(found.floor) || 0);
    minute = 0;
    refresh();
  }).catch(() => {}).then(poll);
  if (navigator.serviceWorker) hold();
})();
