import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

/** Headers that never depend on the request. The content security policy needs a nonce, so `proxy.ts` sets it. */
const safeHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Ticket links carry a token in their path: it must not travel to another origin.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "X-Frame-Options", value: "DENY" },
];

/** A policy document of 10 MB on its way from a screen: each quote and line break of its text takes two characters there. What
 *  is larger is refused by the screen, and by the command for whoever comes without one. */
const largestRequest = "21mb";

const config: NextConfig = {
  // Plain node_modules on the server: native addons, dynamic requires and wasm do not survive bundling.
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pino",
    "@node-rs/argon2",
    "rate-limiter-flexible",
    "prom-client",
  ],
  poweredByHeader: false,
  // A title that streams in after its page can get lost on the way from page to page: it comes with the page, for everybody.
  htmlLimitedBots: /.*/,
  // A compressing server holds back server-sent events; compression is the reverse proxy's work.
  compress: false,
  turbopack: { root: dirname(fileURLToPath(import.meta.url)) },
  // `npm run check` is the one type check; the build would repeat it on every start.
  typescript: { ignoreBuildErrors: true },
  // The proxy hands on the beginning of what is larger, as if it were the whole.
  experimental: { serverActions: { bodySizeLimit: largestRequest }, proxyClientMaxBodySize: largestRequest },
  // AGENTS.md is written by hand here.
  agentRules: false,
  devIndicators: false,
  headers: async () => [
    { source: "/:path*", headers: safeHeaders },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [{ key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" }],
    },
  ],
};
export default config;
