import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { pages } from '../pages.ts';
import { Frame } from './frame.tsx';
import { PageFailed, PageMissing } from './page-fault.tsx';
import { parsePlainSearch, stringifyPlainSearch } from './plain-search.ts';

const root = createRootRoute({ component: Frame, errorComponent: PageFailed, notFoundComponent: PageMissing });

/** The addresses of the console, all below `/console`. What follows `?` belongs to the page. */
export const router = createRouter({
  basepath: '/console',
  scrollRestoration: true,
  parseSearch: parsePlainSearch,
  stringifySearch: stringifyPlainSearch,
  defaultErrorComponent: PageFailed,
  routeTree: root.addChildren(
    pages.map(({ path, load }) =>
      createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(async () => ({ default: await load() })) }),
    ),
  ),
});
