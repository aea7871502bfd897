export const SheetParts = () => null;
