/** The role that all test machines have. */
export const roleArn = "arn:aws:iam::000000000000:role/test";
