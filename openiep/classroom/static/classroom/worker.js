// Keeps the empty page and its files, so that the page opens without a network. It holds nothing
// of a child, and never touches what is sent. `ABOUT` is written before this by the server.
"use strict";

const { page, shell, parts, version } = self.ABOUT;
const CACHE = `openiep-now-${version}`;
const PATIENCE = 4000; // milliseconds before a page that does not come is taken from the device
const AWAY = new Set([502, 503, 504]);

self.addEventListener("install", (event) => {
  const fetched = caches
    .open(CACHE)
    .then((cache) => cache.addAll([shell, ...parts].map((one) => new Request(one, { cache: "reload" }))));
  event.waitUntil(fetched.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith("openiep-now-") && name !== CACHE).map((name) => caches.delete(name))),
  );
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && pathname === page) event.respondWith(fromNetwork(event.request));
  else if (parts.includes(pathname)) event.respondWith(fromDevice(event.request, pathname));
});

async function fromNetwork(request) {
  const kept = () => caches.match(shell, { cacheName: CACHE });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (answer && !AWAY.has(answer.status)) return answer;
  } catch {
    // no network: the shell below
  }
  return (await kept()) || Response.error();
}

async function fromDevice(request, pathname) {
  return (await caches.match(pathname, { cacheName: CACHE })) || fetch(request);
}
