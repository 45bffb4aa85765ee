"use client";
import { PageError } from "@/components/frame/page-error";

/** Stands in for the frame too, so it brings the main landmark. */
export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <PageError {...props} />
    </main>
  );
}
