package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;

/** Who works with the gateway, as text. */
final class StaffText {
    private StaffText() {}

    /** With the password that was chosen for them. */
    static String password(Document member) {
        return member.text("name") + " logs in with " + member.text("password") + " once, and must change it then";
    }
}
