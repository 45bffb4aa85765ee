"use client";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

interface Props {
  /** Whether everything is saved, in words. */
  state: string;
  save: string;
  busy: boolean;
  canSave: boolean;
  onSave: () => void;
}

/** Whether what is edited is saved, and the button that does it. */
export function SaveRow({ state, save, busy, canSave, onSave }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p role="status" className="text-muted text-xs">
        {state}
      </p>
      <Button
        variant="primary"
        busy={busy}
        disabled={!canSave}
        onClick={onSave}
        hint={
          <Kbd inverse className="coarse:hidden">
            Ctrl S
          </Kbd>
        }
      >
        {save}
      </Button>
    </div>
  );
}
