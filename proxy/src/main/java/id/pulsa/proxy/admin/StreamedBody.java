package id.pulsa.proxy.admin;

import java.io.IOException;
import java.io.OutputStream;

/** What writes a response's body of any length. */
@FunctionalInterface
interface StreamedBody {
    void write(OutputStream out) throws IOException;
}
