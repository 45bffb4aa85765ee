import { LinkEnd } from "@/components/help/link-end";

export default function NoTicket() {
  return <LinkEnd why="missing" />;
}
