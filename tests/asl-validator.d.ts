declare module "asl-validator" {
  export default function validate(definition: Record<string, unknown>): {
    isValid: boolean;
    errorsText(separator?: string): string;
  };
}
