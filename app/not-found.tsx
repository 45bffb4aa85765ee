import { PageMissing } from "@/components/frame/page-missing";

/** Stands without a frame, so it brings the main landmark. Below a frame its own stands in. */
export default function NotFound() {
  return (
    <main>
      <PageMissing />
    </main>
  );
}
