"use client";
import { PageError } from "@/components/frame/page-error";

export default function SimulateError(props: { error: unknown; retry: () => void }) {
  return <PageError {...props} />;
}
