/** What browsers since Chrome 80 lack and our code or its libraries call. The build lowers syntax, not functions. */
const missing = (owner: object, name: string, value: unknown): void => {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true });
};

function at<Item>(this: ArrayLike<Item>, index: number): Item | undefined {
  return this[index < 0 ? this.length + Math.trunc(index) : Math.trunc(index)];
}
missing(Array.prototype, 'at', at);
missing(String.prototype, 'at', at);
missing(String.prototype, 'replaceAll', function replaceAll(this: string, what: string | RegExp, by: string): string {
  return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by);
});
missing(Object, 'hasOwn', (owner: object, name: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(owner, name));
