"""From sound to text: sentence cutting, engines, models. Plain Python without Qt."""
