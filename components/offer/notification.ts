let isRefused = false;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Whether the browser may tell of things, as it stands now. "impossible" also where it has refused to although it may: on
 *  Android there is a constructor and a permission, but only a service worker may use them, and it throws. */
export const readPermission = (): NotificationPermission | "impossible" =>
  typeof Notification === "undefined" || isRefused ? "impossible" : Notification.permission;

export function onPermission(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the person; ask only where they have pressed something. */
export async function askPermission(): Promise<NotificationPermission> {
  const answer = await Notification.requestPermission();
  tell();
  return answer;
}

/** Shows one, or gives null where the browser does not do it after all; it is not tried again. */
export function showNotification(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options);
  } catch {
    isRefused = true;
    tell();
    return null;
  }
}
