package id.pulsa.proxy.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PixelFontTest {
    @Test
    void everyCharacterHasAShapeOfItsOwn() {
        Set<String> shapes = new HashSet<>();
        for (int character = '!'; character <= 'Z'; character++) {
            if (character != '$') {
                assertTrue(shapes.add(shape(character)), Character.toString(character));
            }
        }
        assertFalse(shapes.contains(shape(0x2603)), "a box is no character");
        assertEquals(shape(0x2603), shape(0x1f600));
    }

    @Test
    void smallLettersAreCapitalsAndSpacesAreEmpty() {
        for (int letter = 'a'; letter <= 'z'; letter++) {
            assertEquals(shape(Character.toUpperCase(letter)), shape(letter));
            assertNotEquals(shape(0x2603), shape(letter));
        }
        assertFalse(shape(' ').contains("#"));
        assertEquals("""
                .###.
                #...#
                #...#
                #####
                #...#
                #...#
                #...#
                """, shape('A'));
    }

    private static String shape(int character) {
        StringBuilder shape = new StringBuilder();
        for (int row = 0; row < PixelFont.ROWS; row++) {
            for (int column = 0; column < PixelFont.COLUMNS; column++) {
                shape.append(PixelFont.isSet(character, row, column) ? '#' : '.');
            }
            shape.append('\n');
        }
        return shape.toString();
    }
}
