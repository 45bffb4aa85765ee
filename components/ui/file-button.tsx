"use client";
import { type ReactNode, useRef } from "react";
import { Button, type ButtonProps } from "./button";

export interface FileButtonProps extends Pick<ButtonProps, "variant" | "size" | "busy" | "className"> {
  /** Heard of the file field, which is not seen. */
  label: string;
  /** As an `accept` attribute has it. */
  accept: string;
  /** Several at once. */
  multiple?: boolean;
  onFiles: (files: FileList) => void;
  children: ReactNode;
}

/** A button that opens the computer's file dialog. The same file can be chosen again. */
export function FileButton({ label, accept, multiple, onFiles, children, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          if (target.files && target.files.length > 0) onFiles(target.files);
          target.value = "";
        }}
      />
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
