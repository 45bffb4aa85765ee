"use client";
import { PageError } from "@/components/frame/page-error";

export default function DeliveriesError(props: { error: unknown; retry: () => void }) {
  return <PageError {...props} />;
}
