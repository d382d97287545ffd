// Keeps the screen's last good document, so that a reload without network shows it; figures are kept by the page.
"use strict";
const SHELF = "ecran", PATIENCE_MS = 8000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && new URL(request.url).pathname === "/ecran") event.respondWith(answer(request));
});

async function answer(request) {
  const shelf = await caches.open(SHELF);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const reply = await fetch(request.url, { cache: "no-store", signal: patience.signal });
    if (reply.ok) {
      await shelf.put(request.url, reply.clone());
      return reply;
    }
  } catch {
    // no network, or none in time: what is kept
  } finally {
    clearTimeout(timer);
  }
  return (await shelf.match(request.url)) || (await shelf.match("/ecran")) || fetch(request);
}
