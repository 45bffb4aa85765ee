import { type NextRequest, NextResponse } from "next/server";

/**
 * The content security policy of one page load. Pages check sessions themselves; nothing is authorised here.
 *
 * `style-src-attr 'unsafe-inline'`: React writes `style="…"` into the served HTML (positions, bar widths, virtual rows),
 * and an attribute can carry no nonce. It allows declarations on an element, never a rule or a selector.
 */
function contentSecurityPolicy(nonce: string): string {
  // In development React rebuilds server stacks with eval, and Next's overlay writes style tags without a nonce.
  const isDev = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = contentSecurityPolicy(nonce);

  // Next reads the nonce for its own scripts from the request's policy, our layout from x-nonce.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

// `/api` stays out: a matched request has its body copied, and uploads and event streams should pass untouched.
export const config = { matcher: ["/((?!api/|_next/static|_next/image|icon.svg|favicon.ico).*)"] };
