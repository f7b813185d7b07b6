/**
 * Gives the nonce of the page to every style element that our scripts make. Ant Design marks its own, but not those with which its dialogs
 * hold the page still and measure scroll bars; the policy would refuse them. Must run before anything is drawn.
 */
export function markStyles(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
