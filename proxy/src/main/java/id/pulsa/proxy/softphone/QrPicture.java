package id.pulsa.proxy.softphone;

import io.nayuki.qrcodegen.QrCode;

/** A text as QR code (ISO/IEC 18004), a picture that a phone's camera reads. */
public final class QrPicture {
    /** White around it, modules. */
    private static final int BORDER = 4;

    private QrPicture() {}

    /**
     * As SVG, black on white, one unit per module.
     *
     * @throws IllegalArgumentException when the text is too long: from about 2,300 bytes on
     */
    public static String svg(String text) {
        QrCode code;
        try {
            code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        } catch (io.nayuki.qrcodegen.DataTooLongException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        int side = code.size + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + side + "v" + side + "h-" + side
                + "z\"/><path d=\"" + path + "\"/></svg>";
    }
}
