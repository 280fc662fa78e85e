package id.pulsa.proxy.admin;

/** What the result of a study can be written as. */
enum StudyFormat {
    /** As the command line's {@code --json}. */
    JSON,
    /** One table of it. */
    CSV
}
