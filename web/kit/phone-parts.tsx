export const PhoneParts = () => null;
