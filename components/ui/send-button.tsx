import type { ComponentProps } from "react";
import { Button } from "./button";
import { Kbd } from "./kbd";

/** The button that sends a form, with the keys that do the same; a finger is not told of keys. */
export function SendButton(props: Omit<ComponentProps<typeof Button>, "type" | "variant" | "hint">) {
  return (
    <Button
      {...props}
      type="submit"
      variant="primary"
      hint={
        <Kbd inverse className="coarse:hidden">
          Ctrl ↵
        </Kbd>
      }
    />
  );
}
