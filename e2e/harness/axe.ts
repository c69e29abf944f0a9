import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.0, 2.1 and 2.2, levels A and AA, and what axe holds to be good practice beyond them. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface AxeWindow {
  readonly axe: {
    run(
      context: { exclude: string[] },
      options: { runOnly: string[] },
    ): Promise<{ violations: readonly Finding[] }>;
  };
}

/**
 * What axe finds wrong with the page as it stands now, a sentence for each element; empty when all is well.
 * @param exclude selectors of what is not looked at
 */
export async function violationsOn(page: Page, exclude: string[] = []): Promise<string[]> {
  // As an expression, because the page's content security policy refuses scripts that are put into it.
  await page.evaluate(`typeof axe === 'undefined' && void ${axe.source}`);
  const { violations } = await page.evaluate(
    (asked) => (globalThis as unknown as AxeWindow).axe.run({ exclude: asked.exclude }, asked),
    { runOnly: TAGS, exclude },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 300)}\n  ${failureSummary}`),
  );
}
