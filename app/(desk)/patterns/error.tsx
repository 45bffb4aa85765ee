"use client";
import { PageError } from "@/components/frame/page-error";

export default function PatternsError(props: { error: unknown; retry: () => void }) {
  return <PageError {...props} />;
}
