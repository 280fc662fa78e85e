package id.pulsa.proxy.editor;

/** Something that is done to files, and can be undone. */
public interface FileChange {
    /**
     * Does it whole or not at all.
     *
     * @throws id.pulsa.proxy.admin.AdminException when it cannot be done
     */
    void make();

    /**
     * Makes the files what they were.
     *
     * @throws id.pulsa.proxy.admin.AdminException when that cannot be done
     */
    void undo();
}
