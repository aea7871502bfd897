export const ConsoleParts = () => null;
