"use client";
import { PageError } from "@/components/frame/page-error";

export default function CustomerError(props: { error: unknown; retry: () => void }) {
  return <PageError {...props} />;
}
