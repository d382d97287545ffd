// The screen as it lives, after draw.js: what passes, rhythm, what is kept, what is asked.
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
  say(at("date"), `${weekday} ${Number(day) === 1 ? words.first : Number(day)}\u00a0${words.months[month - 1]} ${year}`);
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
let failures = 0, timer = 0;
async function poll() {
  if (root.classList.contains("asking")) return;
  root.classList.add("asking");
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
    root.classList.remove("asking");
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
  if (Date.parse(found.answer?.as_of) >= Date.parse(answer.as_of)) { received = found.received; take(found.answer, found.etag); }
  floor = Math.max(floor, Number(found.floor) || 0);
  minute = 0;
  refresh();
}).catch(() => {}).then(poll);
if (navigator.serviceWorker) hold();
