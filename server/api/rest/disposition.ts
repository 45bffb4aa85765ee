// RFC 5987 attr-char, less than encodeURIComponent leaves alone.
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The header that says whether a browser shows or saves a file, and under which name: in ASCII for old programs, and as it
 *  is, encoded after RFC 5987. */
export function contentDisposition(name: string, isShown: boolean): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_");
  return `${isShown ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`;
}
