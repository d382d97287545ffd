// Takes the server's first words away once the app has drawn its own, and leaves the reader where they were.
(() => {
  "use strict";
  const paint = document.getElementById("first-paint");
  const root = document.getElementById("root");
  if (!paint || !root) return;
  const PATIENCE_MS = 5000; // a page that draws for long shows what it has; one that lost its title, its message
  let since = 0, down = 0; // asking the element where it is scrolled to would lay the whole page out once more
  paint.addEventListener("scroll", () => { down = paint.scrollTop; }, { passive: true });

  const isReady = () => {
    const app = root.querySelector('[data-testid="stApp"]');
    const title = root.querySelector("h1");
    if (!app || !(title || root.querySelector('[data-testid="stMainBlockContainer"] .stHtml p'))) return false;
    since = since || performance.now();
    const isAtRest = app.getAttribute("data-test-script-state") === "notRunning";
    return (isAtRest && Boolean(title)) || performance.now() - since > PATIENCE_MS;
  };
  const look = () => {
    if (!isReady()) return;
    observer.disconnect();
    clearInterval(timer);
    const main = root.querySelector('[data-testid="stMain"]');
    paint.remove();
    if (main && down) main.scrollTop = down;
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
  const timer = setInterval(look, 500);
})();
