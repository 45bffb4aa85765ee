/** What an article is, where it stands and how large it may be. `proposed` ones were made of what people answered to escalated
 *  tickets, and wait for somebody who writes articles. */
export const articleStates = ["proposed", "draft", "published", "archived"] as const;
export type ArticleState = (typeof articleStates)[number];

/** The longest title, in characters, and the most a body may weigh, in bytes of UTF-8. */
export const maxTitleLength = 160;
export const maxBodyBytes = 100 * 1024;

export interface ArticleContent {
  title: string;
  body: string;
  issueTypeId: string | null;
}

export const isSameContent = (a: ArticleContent, b: ArticleContent): boolean =>
  a.title === b.title && a.body === b.body && a.issueTypeId === b.issueTypeId;
