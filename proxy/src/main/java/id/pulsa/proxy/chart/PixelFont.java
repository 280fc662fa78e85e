package id.pulsa.proxy.chart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Characters of 5 by 7 dots: a Java without fonts, as servers have it, can write them too. Small letters are written as
 * capitals, what is missing as a box.
 */
final class PixelFont {
    static final int ROWS = 7;
    static final int COLUMNS = 5;

    /** A character, then its rows from the top, two hexadecimal digits each; the leftmost dot is 0x10. */
    private static final String GLYPHS = """
            A0E11111F111111 B1E11111E11111E C0E11101010110E D1E11111111111E E1F10101E10101F F1F10101E101010
            G0E11101711110E H1111111F111111 I0E04040404040E J0702020202120C K11121418141211 L1010101010101F
            M111B1515111111 N11191915131311 O0E11111111110E P1E11111E101010 Q0E11111115120D R1E11111E141211
            S0F10100E01011E T1F040404040404 U1111111111110E V11111111110A04 W11111115151B11 X11110A040A1111
            Y11110A04040404 Z1F01020408101F 00E11131519110E 1040C040404040E 20E11010608101F 31E01010E01011E
            402060A121F0202 51F101E0101110E 60608101E11110E 71F010204080808 80E11110E11110E 90E11110F01020C
            .00000000000C0C ,000000000C0408 :000C0C000C0C00 -0000000E000000 +0004041F040400 /01010204081010
            _0000000000001F (02040808080402 )08040202020408 *00150E1F0E1500 #0A0A1F0A1F0A0A %18190204081303
            '04040800000000 "0A0A0A00000000 &0C12140815120D =00001F001F0000 ?0E110102040004 !04040404040004
            ;000C0C000C0408 <02040810080402 >08040201020408 @0E11171517100E [0E08080808080E ]0E02020202020E
            """;

    private static final int DIGITS = 2 * ROWS;
    private static final int[] BOX = {0x1f, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1f};
    private static final int[] SPACE = new int[ROWS];
    private static final Map<Integer, int[]> ROWS_OF = read();

    private PixelFont() {}

    /** Whether a dot is set. */
    static boolean isSet(int character, int row, int column) {
        int capital = String.valueOf(Character.toChars(character))
                .toUpperCase(Locale.ROOT)
                .codePointAt(0);
        int[] rows = Character.isWhitespace(character) ? SPACE : ROWS_OF.getOrDefault(capital, BOX);
        return (rows[row] >> (COLUMNS - 1 - column) & 1) != 0;
    }

    private static Map<Integer, int[]> read() {
        Map<Integer, int[]> glyphs = new HashMap<>();
        for (String glyph : GLYPHS.strip().split("\\s+", -1)) {
            String digits = glyph.substring(glyph.length() - DIGITS);
            int[] rows = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                rows[row] = Integer.parseInt(digits.substring(2 * row, 2 * row + 2), 16);
            }
            glyphs.put(glyph.codePointAt(0), rows);
        }
        return glyphs;
    }
}
