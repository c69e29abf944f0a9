import type { Page } from 'playwright-core';
import { CPU_SLOWDOWN, FAST_3G, type Visitor } from './visitor';

const WATCH = `
  globalThis.largest = 0;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) globalThis.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
`;

/** Milliseconds from the first byte asked for to the largest contentful paint, on a slow machine and line. */
export function largestPaint(visitor: Visitor, path: string, heading: string): Promise<number> {
  return visitor.visit(
    path,
    async (page) => {
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      return page.evaluate<number>('globalThis.largest');
    },
    async (page) => {
      await page.addInitScript(WATCH);
      await slowDown(page);
    },
  );
}

async function slowDown(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', { offline: false, ...FAST_3G });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}
