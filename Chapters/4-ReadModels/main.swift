print("Stage 4: Read models")
