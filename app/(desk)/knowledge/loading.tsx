import { KnowledgeSkeleton } from "@/components/knowledge/knowledge-skeleton";

export default function Loading() {
  return <KnowledgeSkeleton />;
}
