const controls = "input:not([type=hidden]), textarea, button, select, [tabindex='0']";
const patienceMs = 1_500;

const named = (path: string) => `[data-place="${CSS.escape(path)}"]`;

/** The field of a place, or the first one inside it. */
const found = (path: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`${named(path)}, [data-place^="${CSS.escape(`${path}.`)}"]`);

/** The nearest place around it that has a field. */
function around(path: string): HTMLElement | null {
  const parts = path.split(".");
  for (let n = parts.length - 1; n > 0; n--) {
    const near = found(parts.slice(0, n).join("."));
    if (near) return near;
  }
  return null;
}

function enter(place: HTMLElement): void {
  const box = place.querySelector(controls) ? place : (place.closest("fieldset, tr, li, section") ?? place);
  const control = box.querySelector<HTMLElement>(controls);
  (control ?? place).scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}

/** Puts the focus into the field of a place of the document as soon as it is drawn; into the nearest one where it has none. */
export function focusPlace(path: string): void {
  const until = performance.now() + patienceMs;
  const look = () => {
    const isLate = performance.now() > until;
    const place = found(path) ?? (isLate ? around(path) : null);
    if (place) enter(place);
    else if (!isLate) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
