import { createServer } from "node:net";

/** Whether nobody listens on this port; `host` undefined asks for all interfaces, as a web server binds. */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that was free a moment ago, outside the ones in `taken`. */
export async function freePort({ host = "127.0.0.1", taken = [] } = {}) {
  for (;;) {
    const port = await new Promise((resolve, reject) => {
      const server = createServer();
      server.once("error", reject);
      server.listen({ port: 0, host }, () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
    });
    if (!taken.includes(port)) return port;
  }
}
