export interface Toast {
  id: number;
  title: string;
  description?: string;
  tone: "neutral" | "good" | "warn" | "late";
  /** One way back or forward, for example Undo. */
  action?: { label: string; onSelect: () => void };
  /** Milliseconds; errors stay until dismissed. */
  duration: number;
}

type Listener = () => void;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<Listener>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export type NewToast = Pick<Toast, "title"> & Partial<Omit<Toast, "id" | "title">>;

/** Shows a toast from anywhere in the browser. At most three stay; the oldest goes first. */
export function toast({ tone = "neutral", ...rest }: NewToast): number {
  const id = nextId++;
  const duration = rest.duration ?? (tone === "late" ? Number.POSITIVE_INFINITY : rest.action ? 10_000 : 5_000);
  set([...toasts, { ...rest, id, tone, duration }].slice(-3));
  return id;
}

export function dismissToast(id: number): void {
  set(toasts.filter((one) => one.id !== id));
}

export const toastStore = {
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): readonly Toast[] => toasts,
};
