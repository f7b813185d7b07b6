/** Puts the keyboard into a control, or into the one inside an element. */
export function focusControl(id: string): void {
  // A field that has just come back is there after the next drawing.
  requestAnimationFrame(() => {
    const control = document.querySelector<HTMLElement>(`#${id}`);
    const inside = control?.matches('input, textarea, button') === true ? control : control?.querySelector<HTMLElement>('input');
    inside?.focus();
  });
}
