import type { Outcome } from "@/components/ticket/actions/outcome";

/** Says that an action is about to end the draft on screen, and takes it back where it did not. */
export const ending =
  <T>(say: (isEnding: boolean) => void, act: () => Promise<Outcome<T>>, ends: (value: T) => boolean = () => true) =>
  async (): Promise<Outcome<T>> => {
    let hasEnded = false;
    say(true);
    try {
      const result = await act();
      hasEnded = result.ok && ends(result.value);
      return result;
    } finally {
      if (!hasEnded) say(false);
    }
  };
